namespace TuSoi.Office.Xlsx;

/// <summary>How a column shows its numbers and what people can type into its empty cells.</summary>
public enum CellKind
{
    /// <summary>Text; what is typed stays as typed, so that a code "007" keeps its zeros.</summary>
    Text,

    /// <summary>A number without decimals; a value that has decimals is shown with them.</summary>
    WholeNumber,

    /// <summary>A number, with as many decimals as it has.</summary>
    Number,

    /// <summary>A day, shown as dd/mm/yyyy.</summary>
    Date,

    /// <summary>A share of one, shown as a percentage with one decimal: 0.125 is shown as 12.5%.</summary>
    Percent,
}
