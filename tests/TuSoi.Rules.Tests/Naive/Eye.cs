namespace TuSoi.Rules.Tests.Naive;

/// <summary>Where a condition is looked at from: a subject, perhaps one of its records or criteria.</summary>
/// <param name="Doubt">How a doubt about the text is settled; null: it is not.</param>
/// <param name="Assumed">Answers of named conditions that are taken as given, whatever the facts.</param>
internal readonly record struct Eye(
    NaiveSubject Subject, string? RecordOf, Dictionary<string, object>? Record, NaiveCriterion? Criterion, bool? Doubt, IReadOnlyDictionary<string, bool?>? Assumed)
{
    public static Eye On(NaiveSubject subject) => new(subject, null, null, null, null, null);

    public Eye OnOther(NaiveSubject other) => new(other, null, null, null, Doubt, null);

    public Eye OnRecord(string of, Dictionary<string, object> record) => new(Subject, of, record, null, Doubt, null);

    public Eye OnCriterion(NaiveCriterion criterion) => this with { Criterion = criterion, Assumed = null };
}

/// <summary>A condition as a question: yes, no, or cannot be told.</summary>
internal delegate bool? Question(Eye eye);
