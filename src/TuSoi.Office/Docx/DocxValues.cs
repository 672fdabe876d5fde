namespace TuSoi.Office.Docx;

/// <summary>What one copy of a paper says in its fields, and in the rows of its lists. A field that is missing or empty is left to be written by hand.</summary>
public sealed class DocxValues
{
    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<string, IReadOnlyList<DocxValues>> lists = [];

    /// <summary>Nothing filled in: the blank form.</summary>
    public static DocxValues Blank => new();

    /// <summary>The text of a field; empty where there is none. Lines are kept apart by \n.</summary>
    public string this[string field]
    {
        get => texts.GetValueOrDefault(field, "");
        init => texts[field] = value ?? "";
    }

    public DocxValues With(string field, string? text)
    {
        texts[field] = text ?? "";
        return this;
    }

    public DocxValues With(string list, IEnumerable<DocxValues> rows)
    {
        lists[list] = [.. rows];
        return this;
    }

    public IReadOnlyList<DocxValues> Rows(string list) => lists.GetValueOrDefault(list, []);

    internal string? Find(string field) => texts.GetValueOrDefault(field);

    internal IReadOnlyList<DocxValues>? FindRows(string list) => lists.GetValueOrDefault(list);
}
