namespace TuSoi.Organisation;

/// <summary>Somebody or something that a cycle reviews: a line of its own copy of the roster.</summary>
/// <param name="Unit">The organisation in which it is reviewed; an organisation's is itself.</param>
/// <param name="Path">Organisations from the root down to the unit, ids of the roster, each closed by a dot.</param>
/// <param name="Applies">One bit for each step of its kind that it has to go through; an organisation that is left out still holds meetings for others.</param>
/// <param name="LeftOut">Why it is neither reviewed nor ranked; null: it is.</param>
public sealed record Subject(long Id, long Entry, string Family, string Kind, string Code, string Name, long? Person, long Unit, string Path, long Applies, string? LeftOut)
{
    public bool Has(long bit) => (Applies & bit) != 0;

    /// <summary>The organisations it is in, as entries of the roster, nearest first.</summary>
    public IEnumerable<long> Units
    {
        get
        {
            for (var end = Path.Length; end > 0;)
            {
                var start = Path.AsSpan(0, end - 1).LastIndexOf('.') + 1;
                yield return long.Parse(Path.AsSpan(start, end - 1 - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
                end = start;
            }
        }
    }
}
