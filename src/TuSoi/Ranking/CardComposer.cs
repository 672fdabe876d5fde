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
        var (grounds, told) = (Waiting(kind, subject, open: true), Waiting(kind, subject, open: false));
        var level = subject.Decided ?? verdict.Suggested;
        var sections = new CardSections(kind, explanation, subject.Decided is { } decided && decided != verdict.Suggested);
        var waits = Waits.Of(kind, subject);
        return new Card
        {
            Kind = kind,
            Subject = subject,
            Level = level,
            Headline = level is { } known ? Wording.Level(known) : verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? "Không xếp loại" : verdict.Flags.HasFlag(VerdictFlags.Held) ? "Chưa xếp loại được" : "Chưa có mức đề nghị",
            Sentence = Sentences.Main(kind, subject, grounds, waits, open: true),
            PublicSentence = Sentences.Main(kind, subject, told, waits, open: false),
            Remarks = [.. Remarks(subject)],
            State = State(subject, grounds, waits.Count > 0),
            Grounds = grounds,
            PublicGrounds = told,
            Waits = waits,
            Steps = [.. CardSteps.Of(kind, subject)],
            Specials = SpecialShown.All(kind, explanation),
            Ballot = Ballots.Of(explanation),
            Quota = verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? null : QuotaPlaces.Of(kind, subject),
            Reasons = [.. sections.Reasons()],
            Missing = [.. explanation.Missing.GroupBy(m => m.SuppliedBy).Select(g => new Supplier(g.Key, [.. g]))],
            Change = Changes.Of(kind, explanation),
            Faults = sections.Faults(),
            Others = sections.Others(),
            Readings = CardReadings.Of(kind, explanation),
        };
    }

    private static IReadOnlyList<Ground> Waiting(CardKind kind, CardSubject subject, bool open)
    {
        var grounds = Grounds.Of(kind, subject.Explanation, open);
        return subject.Decided is null || grounds.Count == 0 ? grounds : [.. grounds.Where(g => g.Stays)];
    }

    private static string State(CardSubject subject, IReadOnlyList<Ground> grounds, bool waits)
    {
        var flags = subject.Explanation.Verdict.Flags;
        return subject.Decided is not null ? grounds.Any(g => g.Stays) ? "Đã quyết định, cần xem lại" : "Đã quyết định"
            : flags.HasFlag(VerdictFlags.NotRanked) ? grounds.Count > 0 ? "Không xếp loại, còn việc cần quyết định" : "Không xếp loại"
            : flags.HasFlag(VerdictFlags.Held) ? "Chưa xếp loại được"
            : grounds.Count > 0 ? "Cần quyết định"
            : waits ? "Đề nghị, tạm tính"
            : "Đề nghị, chưa quyết định";
    }

    private static IEnumerable<string> Remarks(CardSubject subject)
    {
        var explanation = subject.Explanation;
        if (subject.Standing is { } standing && explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked)) yield return $"Diện: {standing}.";
        if (explanation.Kind is { Assumed: true, Says.Length: > 0 }) yield return explanation.Kind.Says;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.LateCap))
            yield return $"Trần có sau quyết định. Suất trống ra, nếu có, không tự chuyển cho đối tượng khác: cấp có thẩm quyền phải quyết định lại.";
    }
}
