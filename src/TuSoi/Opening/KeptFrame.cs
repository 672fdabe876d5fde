using System.Collections.Concurrent;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>What one person was told of who is reviewed in some organisations, and of the ways between them, with the seal by which the database knows whether it still holds.</summary>
internal sealed class KeptFrame
{
    private readonly Lock finding = new();
    private (CyclePack Of, Venues Found)? venues;

    public KeptFrame(byte[] seal, List<Subject> subjects, List<(long Owner, string Relation, long Target)> links)
    {
        // As they were told: the seal covers the order.
        (Seal, Told, Units) = (seal, [.. subjects.Select(s => s.Id)], [.. subjects.Select(s => s.Unit).Distinct().Order()]);
        // In the order of the roster, because of two bodies that could review somebody the first one does.
        Roster = new CycleRoster(subjects.OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Id), links);
    }

    public byte[] Seal { get; }

    /// <summary>Subjects that were told.</summary>
    public long[] Told { get; }

    /// <summary>Their organisations, each once, in order.</summary>
    public long[] Units { get; }

    public CycleRoster Roster { get; }

    public bool IsStill(byte[] seal) => Seal.AsSpan().SequenceEqual(seal);

    /// <summary>Where everybody is reviewed. A pack that was changed may go the same ways, and hold other meetings.</summary>
    public Venues VenuesOf(CyclePack pack)
    {
        lock (finding)
        {
            if (venues is { } known && known.Of == pack) return known.Found;
            var found = new Venues(pack.Pack, Roster);
            venues = (pack, found);
            return found;
        }
    }
}

/// <summary>Frames of those who were here of late; whether one still holds is asked each time.</summary>
internal sealed class KeptFrames
{
    private const int Room = 100_000, Largest = 5_000; // subjects: some 400 bytes each with their ways

    private readonly ConcurrentDictionary<FrameKey, KeptFrame> kept = new();
    private int taken;

    public KeptFrame? Of(FrameKey key) => kept.GetValueOrDefault(key);

    /// <summary>Where there is no more room all are forgotten, and each asks once more.</summary>
    public void Keep(FrameKey key, KeptFrame frame)
    {
        if (frame.Told.Length > Largest) return;
        if (Interlocked.Add(ref taken, frame.Told.Length - (Of(key)?.Told.Length ?? 0)) > Room)
        {
            kept.Clear();
            Interlocked.Exchange(ref taken, frame.Told.Length);
        }
        kept[key] = frame;
    }
}

/// <summary>Who asks, and what for.</summary>
/// <param name="Unit">Whose work is wanted; null: wherever he holds a post, and “mine” where he is only reviewed.</param>
/// <param name="Mine">Of persons only who asks is read.</param>
internal readonly record struct FrameKey(long Cycle, long? Person, long? Unit, bool Mine = false);
