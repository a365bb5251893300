using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OrleansHa.Loopctl.Testing.Reports;

/// <summary>Outcomes as JUnit XML, which every pipeline reads: one suite a file, one test a case.</summary>
internal static class JUnitReport
{
    public static string Make(IReadOnlyList<(CaseReport Report, TimeSpan Took)> cases)
    {
        var suites = cases.GroupBy(one => one.Report.File).Select(file => new XElement(
            "testsuite",
            new XAttribute("name", Clean(file.Key)),
            new XAttribute("tests", file.Count()),
            new XAttribute("failures", file.Count(one => !one.Report.Passed)),
            new XAttribute("errors", 0),
            new XAttribute("time", Seconds(file.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Took))),
            file.Select(one => Case(one.Report, one.Took))));
        var document = new XDocument(new XElement(
            "testsuites",
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(one => !one.Report.Passed)),
            suites));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
            document.WriteTo(writer);
        return text.AppendLine().ToString();
    }

    private static XElement Case(CaseReport report, TimeSpan took)
    {
        var failed = report.Checks.Where(check => !check.Passed).Select(check => Clean(check.In(report.File, report.Case))).ToList();
        return new XElement(
            "testcase",
            new XAttribute("classname", Clean(report.Loop)),
            new XAttribute("name", Clean(report.Case)),
            new XAttribute("time", Seconds(took)),
            failed.Count == 0 ? null : new XElement("failure", new XAttribute("message", failed[0]), string.Join('\n', failed)));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    // File names and messages may hold what XML cannot.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
