using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Puts the card of one subject together. Every condition of the ladder gets its full line in exactly one section: the first that needs it.</summary>
internal static class CardComposer
{
    public static Card Compose(CardKind kind, CardSubject subject)
    {
        var explanation = subject.Explanation;
        var verdict = explanation.Verdict;
        var grounds = Grounds.Of(kind, explanation);
        var level = subject.Decided ?? verdict.Suggested;
        var sections = new CardSections(kind, explanation, subject.Decided is { } decided && decided != verdict.Suggested);
        return new Card
        {
            Kind = kind,
            Subject = subject,
            Level = level,
            Headline = level is { } known ? Wording.Level(known) : verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? "Không xếp loại" : "Chưa có mức đề nghị",
            Sentence = Sentences.Main(kind, subject, grounds),
            Remarks = [.. Remarks(subject)],
            State = State(subject, grounds.Count > 0),
            Grounds = grounds,
            Steps = [.. CardSteps.Of(kind, subject)],
            Reasons = [.. sections.Reasons()],
            Missing = [.. explanation.Missing.GroupBy(m => m.SuppliedBy).Select(g => new Supplier(g.Key, [.. g]))],
            Change = Changes.Of(kind, explanation),
            Faults = sections.Faults(),
            Others = sections.Others(),
            Readings = CardReadings.Of(kind, explanation),
        };
    }

    private static string State(CardSubject subject, bool needsDecision)
    {
        var flags = subject.Explanation.Verdict.Flags;
        return subject.Decided is not null ? "Đã quyết định"
            : flags.HasFlag(VerdictFlags.NotRanked) ? "Không xếp loại"
            : needsDecision ? "Cần quyết định"
            : flags.HasFlag(VerdictFlags.Provisional) ? "Đề nghị, tạm tính"
            : "Đề nghị, chưa quyết định";
    }

    private static IEnumerable<string> Remarks(CardSubject subject)
    {
        var explanation = subject.Explanation;
        if (subject.Standing is { } standing && explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked)) yield return $"Diện: {standing}.";
        if (explanation.Kind is { Assumed: true, Says.Length: > 0 }) yield return explanation.Kind.Says;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.Provisional))
            yield return $"Tạm tính: mức đã dùng của {Grounds.Few(explanation.WaitsFor)} chưa được quyết định; khi có quyết định, kết quả này tính lại.";
    }
}
