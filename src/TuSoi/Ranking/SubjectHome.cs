namespace TuSoi.Ranking;

/// <summary>An organisation that contains subjects, as lists name it.</summary>
internal sealed record Organisation(string Kind, int Row, string Code, string Name);

/// <summary>Where a subject belongs.</summary>
/// <param name="Cell">The nearest organisation; the organisation itself where the subject is one.</param>
/// <param name="Base">The topmost organisation that is ranked itself: the grassroots organisation, whichever kinds the pack has.</param>
internal sealed record SubjectHome(Organisation? Cell, Organisation? Base)
{
    /// <summary>Nothing in the data says where the subject belongs.</summary>
    public static SubjectHome Unknown { get; } = new(null, null);
}
