using Microsoft.Extensions.Logging.Abstractions;
using OrleansHa.Silo.Journal;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Journal;

/// <summary>Random work and random damage: nothing wrong is ever read, and nothing is missing without being said.</summary>
public sealed class DiskJournalPropertyTests
{
    private const int Seeds = 60;

    [Fact]
    public void RandomWorkAndDamage_WhateverIsReadIsRight_AndWhatIsMissingIsReportedByName()
    {
        for (var seed = 1; seed <= Seeds; seed++)
            new Play(seed).Run();
    }

    /// <summary>One random story over several starts of the same journal.</summary>
    private sealed class Play(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<long, (string Name, byte[] Payload)> _model = [];
        private readonly SortedDictionary<long, string> _stems = [];
        private readonly HashSet<string> _damaged = [];

        public void Run()
        {
            using var directory = new TemporaryDirectory();
            for (var life = 0; life < 4; life++)
            {
                using (var journal = Open(directory.Path))
                {
                    Verify(journal);
                    Work(journal);
                }

                for (var damages = _random.Next(4); damages > 0; damages--)
                    DamageOneFile(directory.Path);
            }

            using var last = Open(directory.Path);
            Verify(last);
        }

        private void Work(DiskJournal journal)
        {
            for (var step = 0; step < 60; step++)
            {
                var choice = _random.Next(10);
                if (choice < 7)
                    Append(journal);
                else if (_model.Count > 0)
                    Release(journal, _model.Keys.ElementAt(_random.Next(_model.Count)), all: choice == 9);
            }
        }

        private void Append(DiskJournal journal)
        {
            var payload = new byte[_random.Next(300)];
            _random.NextBytes(payload);
            var name = $"loop-{_random.Next(5)}/out/{_random.Next(1000)}";
            var appended = journal.Append(name, payload);
            appended.Status.ShouldBe(JournalAppendStatus.Appended);
            _model.Add(appended.Position, (name, payload));
        }

        private void Release(DiskJournal journal, long position, bool all)
        {
            if (!all)
            {
                journal.Release(position);
                _model.Remove(position);
                return;
            }

            // Only the oldest few, or nothing would be left to damage.
            var upTo = _model.Keys.Order().ElementAt(_model.Count / 10);
            journal.Trim(upTo);
            foreach (var key in _model.Keys.Where(key => key <= upTo).ToList())
                _model.Remove(key);
        }

        private void DamageOneFile(string directory)
        {
            var files = Directory.GetFiles(directory).Where(path => Path.GetFileName(path) != "lock").Order(StringComparer.Ordinal).ToArray();
            foreach (var stem in files.Select(path => Path.GetFileNameWithoutExtension(path)))
                _stems[Convert.ToInt64(stem.Split('-')[0], 16)] = stem;
            if (files.Length == 0)
                return;
            var file = files[_random.Next(files.Length)];
            _damaged.Add(Path.GetFileName(file));
            switch (_random.Next(4))
            {
                case 0:
                    Damage.Flip(file, _random.Next(10_000), _random.Next(8));
                    break;
                case 1:
                    Damage.Truncate(file, _random.Next(500));
                    break;
                case 2:
                    Damage.Misplace(file, _random.Next(5_000), _random.Next(5_000), _random.Next(400));
                    break;
                default:
                    File.Delete(file);
                    break;
            }
        }

        private void Verify(DiskJournal journal)
        {
            var read = journal.ReadFrom(0).ToDictionary(record => record.Position);
            var lost = journal.Losses.ToDictionary(loss => loss.Position);
            foreach (var (position, written) in _model.ToList())
            {
                if (read.TryGetValue(position, out var record))
                {
                    (record.Name == written.Name && record.Payload.AsSpan().SequenceEqual(written.Payload)).ShouldBeTrue($"seed {seed}: {record} is not what was written");
                    continue;
                }

                _model.Remove(position);
                var loss = lost.GetValueOrDefault(position);
                if (loss?.Name is { } name)
                    name.ShouldBe(written.Name, $"seed {seed}: {position} has a wrong name");
                else
                    IsDamagedTwice(position).ShouldBeTrue($"seed {seed}: {position} is missing {(loss is null ? "in silence" : "without its name")}");
            }
        }

        /// <summary>The one thing names do not cover: damage to both files of a segment.</summary>
        private bool IsDamagedTwice(long position)
        {
            var stem = _stems.Last(entry => entry.Key <= position).Value;
            return _damaged.Contains(stem + ".data") && _damaged.Contains(stem + ".names");
        }
    }

    private static DiskJournal Open(string directory) =>
        new(new JournalOptions(directory) { SegmentBytes = 4096, TotalBytes = 4 * 1024 * 1024 }, NullLogger.Instance);
}
