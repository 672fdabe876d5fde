using TuSoi.Organisation;
using TuSoi.Rules.Facts;

namespace TuSoi.Opening.Amending;

/// <summary>Everything that an amendment would change in a running cycle.</summary>
/// <param name="Digest">Of the previewed pack with its readings: the act must name it.</param>
/// <param name="Steps">Steps per kind of subject: date, form, body, needs and all else that is not the same.</param>
/// <param name="Rules">Bodies and meetings that are not the same.</param>
/// <param name="Shifts">Steps that begin or cease to apply, with the subjects.</param>
/// <param name="Levels">Levels proposed by the facts known now that would be others.</param>
public sealed record AmendmentPreview(string Digest, string OldVersion, string NewVersion, IReadOnlyList<StepChange> Steps, IReadOnlyList<RuleChange> Rules, IReadOnlyList<StepShift> Shifts, IReadOnlyList<LevelShift> Levels);

/// <summary>One thing about a step that changes. Old null: the step is new; new null: it is no more.</summary>
/// <param name="What">What about it, in Vietnamese.</param>
public sealed record StepChange(string Kind, string Step, string What, string? Old, string? New);

/// <summary>One thing about a body or a meeting that changes.</summary>
public sealed record RuleChange(string Id, string What, string? Old, string? New);

/// <summary>Subjects of a kind for whom a step begins to apply, or ceases to.</summary>
public sealed record StepShift(string Kind, string Step, bool Begins, IReadOnlyList<Subject> Subjects);

/// <summary>A proposed level that changes; null: none can be proposed.</summary>
public sealed record LevelShift(Subject Subject, QualityLevel? Old, QualityLevel? New);
