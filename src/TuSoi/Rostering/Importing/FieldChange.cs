namespace TuSoi.Rostering.Importing;

/// <summary>One value of an entry that the workbook tells otherwise than the database has it.</summary>
/// <param name="Column">The column of the workbook that tells it, or the list of records.</param>
/// <param name="Label">What it is, in Vietnamese.</param>
/// <param name="Old">Empty where nothing was known.</param>
/// <param name="New">Empty where it is taken away.</param>
public sealed record FieldChange(string Column, string Label, string Old, string New);
