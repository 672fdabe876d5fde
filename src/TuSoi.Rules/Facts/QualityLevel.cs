using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Facts;

/// <summary>The four quality levels, lowest first, so that "or better" is a comparison (GLO-007…010). 0 is "no level".</summary>
[PascalWords]
public enum QualityLevel { NotCompleted = 1, Completed = 2, Good = 3, Excellent = 4 }

/// <summary>The grade of one criterion, lowest first (GLO-011, CRT-040); NotApplicable is a criterion "if any" that did not arise (AMB-14).</summary>
[PascalWords]
public enum PerformanceGrade { Poor = 1, Fair = 2, Good = 3, Excellent = 4, NotApplicable = 5 }

/// <summary>A set of levels, one bit each.</summary>
[Flags]
public enum LevelSet { None = 0, NotCompleted = 1, Completed = 2, Good = 4, Excellent = 8 }
