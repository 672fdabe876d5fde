using System.Globalization;
using TuSoi.History;

namespace TuSoi.Cli.Story;

/// <summary>
/// Sees what came of every act of one story: notes what was acknowledged, so that it can be looked for after the program was killed, and knows which
/// refusals only say that it is done already.
/// </summary>
/// <param name="acknowledge">Where numbers of acts are noted, one a line; null: nowhere.</param>
/// <param name="together">Other programs tell the same story on the same database.</param>
internal sealed class Witness(Stream? acknowledge, bool together)
{
    // done by us before we were stopped, or by somebody else
    private static readonly HashSet<string> Already = ["step.done", "twice", "meeting.open", "count.same", "count.both", "move.same", "subject.left_out", "amend.same", "post.twice", "post.unknown", "objection.open"];

    // done by somebody else between our look and our act: what we saw is no longer so
    private static readonly HashSet<string> Overtaken =
        ["step.waits", "meeting.closed", "meeting.not_open", "meeting.unregistered", "count.closed", "count.over", "count.teller", "count.one", "unit.unknown", "decision.unknown", "decision.changed", "request.answered", "request.unknown", "access.denied", BusyElsewhere.Conflict, "count.subjects", "objection.unknown", "objection.early", "amend.changed", "remedy.unknown", "subject.unknown"];

    private static readonly AsyncLocal<Witness?> Here = new();
    private readonly Lock gate = new();

    /// <summary>The witness of the story that is being told.</summary>
    public static Witness Current
    {
        get => Here.Value ?? new Witness(null, false);
        set => Here.Value = value;
    }

    public bool Together => together;

    /// <exception cref="StoryBroken">It was refused, and nobody else is to blame.</exception>
    /// <exception cref="BusyElsewhere">Somebody else was faster.</exception>
    public void See(Outcome outcome, string what)
    {
        if (outcome is Outcome.Done done) Note(done.Id);
        if (outcome is not Outcome.Refused no || Already.Contains(no.Code)) return;
        if (together && Overtaken.Contains(no.Code)) throw new BusyElsewhere(no.Code);
        throw new StoryBroken($"{what}: {no.Sentence} ({no.Code})");
    }

    private void Note(long act)
    {
        if (acknowledge is null) return;
        lock (gate)
        {
            acknowledge.Write(System.Text.Encoding.ASCII.GetBytes(act.ToString(CultureInfo.InvariantCulture) + "\n"));
            acknowledge.Flush();
        }
    }
}

/// <summary>Another program that tells the same story was faster: look again.</summary>
internal sealed class BusyElsewhere(string code) : Exception(code)
{
    public const string Conflict = "conflict";

    /// <summary>Somebody has declared a conflict that we did not know of.</summary>
    public bool IsConflict => Message == Conflict;
}
