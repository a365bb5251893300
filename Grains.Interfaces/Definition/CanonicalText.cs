using System.Security.Cryptography;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Writes a definition in its one canonical form. Reading it back gives the same definition.</summary>
internal static class CanonicalText
{
    internal static string Hash(LoopDefinition loop) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(loop))));

    internal static string Write(LoopDefinition loop)
    {
        var text = new CanonicalWriter();
        text.Text("apiVersion", "loops/v1").Text("kind", "FeedbackLoop");
        text.Nested("metadata", metadata =>
        {
            metadata.Text("name", loop.Name);
            if (!loop.Labels.IsEmpty)
                metadata.Nested("labels", labels => WriteLabels(labels, loop));
        });
        text.Nested("spec", spec => WriteSpec(spec, loop));
        return text.ToString();
    }

    private static void WriteLabels(CanonicalWriter labels, LoopDefinition loop)
    {
        foreach (var (name, value) in loop.Labels)
            labels.Text(name, value);
    }

    private static void WriteSpec(CanonicalWriter spec, LoopDefinition loop)
    {
        spec.Text("mode", Words.Modes.WordOf(loop.Mode))
            .Duration("period", loop.Period)
            .Text("trigger", Words.Triggers.WordOf(loop.Trigger))
            .Nested("placement", placement => placement
                .Text("standby", Words.Standbys.WordOf(loop.Placement.Standby))
                .Number("replicas", loop.Placement.Replicas)
                .Text("spreadBy", Words.Spreads.WordOf(loop.Placement.SpreadBy)))
            .Nested("consistency", consistency => consistency.Text("state", Words.Consistencies.WordOf(loop.Consistency)))
            .Text("onStoreLoss", Words.StoreLosses.WordOf(loop.OnStoreLoss))
            .Nested("signals", signals =>
            {
                foreach (var signal in loop.Signals)
                    signals.Nested(signal.Name, inner => WriteSignal(inner, signal));
            })
            .List("stages", loop.Stages, WriteStage)
            .Nested("controller", controller => WriteController(controller, loop.Controller))
            .List("outputs", loop.Outputs, WriteOutput);
    }

    private static void WriteSignal(CanonicalWriter text, SignalDefinition signal)
    {
        var (selector, watchdog, onBad) = (signal.Selector, signal.Watchdog, signal.OnBad);
        text.Text("units", signal.Units)
            .Numbers("range", signal.Range.Low, signal.Range.High)
            .Nested("selector", inner => inner
                .Text("type", Words.Selectors.WordOf(selector.Type))
                .Number("quorum", selector.Quorum)
                .Number("maxDeviation", selector.MaxDeviation)
                .Duration("switchBackAfter", selector.SwitchBackAfter))
            .Nested("watchdog", inner => inner.Duration("stallAfter", watchdog.StallAfter).Number("stuckAfter", watchdog.StuckAfter))
            .Nested("onBad", inner => inner
                .Text("action", Words.FailActions.WordOf(onBad.Action))
                .Duration("maxAge", onBad.MaxAge)
                .Text("then", onBad.Afterwards is { } then ? Words.FailActions.WordOf(then) : null)
                .Number("value", onBad.Substitute))
            .List("sources", signal.Sources, WriteSource);
    }

    private static void WriteSource(CanonicalWriter text, SourceDefinition source)
    {
        text.Text("name", source.Name).Number("priority", source.Priority).Text("zone", source.Zone);
        if (source.Input is HttpSourceInput http)
            text.Nested("http", inner => inner.Text("url", http.Url.OriginalString).Text("jsonPath", http.JsonPath.Text).Duration("every", http.Every));
        else
            text.EmptySet("push");
    }

    private static void WriteStage(CanonicalWriter text, StageDefinition stage)
    {
        text.Text("name", stage.Name);
        switch (stage)
        {
            case EwmaStageDefinition ewma:
                text.Text("type", Words.Stages.WordOf(StageType.Ewma)).Text("input", stage.Input).Number("alpha", ewma.Alpha);
                break;
            case ClampStageDefinition clamp:
                text.Text("type", Words.Stages.WordOf(StageType.Clamp)).Text("input", stage.Input).Number("min", clamp.Min).Number("max", clamp.Max);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown kind of stage.");
        }
    }

    private static void WriteController(CanonicalWriter text, ControllerDefinition controller)
    {
        switch (controller)
        {
            case PidControllerDefinition pid:
                text.Text("type", Words.Controllers.WordOf(ControllerType.Pid))
                    .Text("input", pid.Input)
                    .Number("setpoint", pid.Setpoint)
                    .Nested("gains", gains => gains.Number("kp", pid.Kp).Number("ki", pid.Ki).Number("kd", pid.Kd))
                    .Text("action", Words.Actions.WordOf(pid.Action));
                break;
            case ThresholdControllerDefinition threshold:
                text.Text("type", Words.Controllers.WordOf(ControllerType.Threshold))
                    .Text("input", threshold.Input)
                    .Number("below", threshold.Below)
                    .List("table", threshold.Table, (row, entry) => row.Number("from", entry.From).Number("output", entry.Output))
                    .Number("hysteresis", threshold.Hysteresis);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(controller), controller, "Unknown kind of controller.");
        }

        text.Nested("output", output => WriteRange(output, controller.Output))
            .Text("antiWindup", controller is PidControllerDefinition ? Words.AntiWindups.WordOf(AntiWindup.BackCalculation) : null)
            .Text("minQuality", Words.Floors.WordOf(controller.MinQuality));
    }

    private static void WriteRange(CanonicalWriter text, OutputRangeDefinition range)
    {
        text.Number("min", range.Min).Number("max", range.Max).Number("deadband", range.Deadband);
        if (range.RatePerMinuteUp is not null || range.RatePerMinuteDown is not null)
            text.Nested("ratePerMinute", rate => rate.Number("up", range.RatePerMinuteUp).Number("down", range.RatePerMinuteDown));
        text.Number("initial", range.Initial);
    }

    private static void WriteOutput(CanonicalWriter text, OutputDefinition output)
    {
        text.Text("name", output.Name);
        if (output.Target is not HttpOutputTarget http)
            throw new ArgumentOutOfRangeException(nameof(output), output.Target, "Unknown kind of output.");
        text.Nested("http", inner =>
        {
            inner.Text("method", Words.Methods.WordOf(http.Method))
                .List("endpoints", http.Endpoints, (item, endpoint) => item.Text("url", endpoint.Url.OriginalString).Text("zone", endpoint.Zone));
            if (http.Bearer is { } bearer)
                inner.Nested("auth", auth => auth.Text("bearer", bearer.ToString()));
        });
        text.Nested("delivery", delivery => delivery
                .Text("retry", Words.Retries.WordOf(output.Delivery.Retry))
                .Duration("maxInterval", output.Delivery.MaxInterval)
                .Duration("ttl", output.Delivery.Ttl)
                .Text("coalesce", Words.Coalesces.WordOf(output.Delivery.Coalesce))
                .Flag("deadLetter", output.Delivery.DeadLetter))
            .Text("onPartition", Words.Partitions.WordOf(output.OnPartition));
    }
}
