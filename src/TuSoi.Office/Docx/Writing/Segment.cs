namespace TuSoi.Office.Docx.Writing;

/// <summary>A piece of a template, cut once: what stays is UTF-8 already.</summary>
internal abstract record Segment
{
    public sealed record Literal(byte[] Bytes) : Segment;

    /// <summary>Text inside a run; <paramref name="Blank"/> stands where there is none.</summary>
    public sealed record Field(string Name, byte[] Blank) : Segment;

    /// <summary>One paragraph for each line of the text; so many lines to write on where there is none.</summary>
    public sealed record Paragraphs(string Name, byte[] Open, byte[] Close, byte[] BlankLine, int Lines) : Segment;

    /// <summary>A box, crossed where the field says this option.</summary>
    public sealed record Box(string Name, string Option) : Segment;

    /// <summary>Its body for each row of the list; so many empty ones where there is none.</summary>
    public sealed record Each(string Name, Segment[] Body, int Blank) : Segment;

    /// <summary>Its body where the field or list is filled, or where it is not.</summary>
    public sealed record When(string Name, bool Has, Segment[] Body) : Segment;
}

/// <summary>What a row says, and what is said around it.</summary>
internal sealed record Scope(DocxValues Values, Scope? Outer = null)
{
    public string Text(string field)
    {
        for (var at = this; at is not null; at = at.Outer)
            if (at.Values.Find(field) is { } text) return text;
        return "";
    }

    public IReadOnlyList<DocxValues> Rows(string list)
    {
        for (var at = this; at is not null; at = at.Outer)
            if (at.Values.FindRows(list) is { } rows) return rows;
        return [];
    }

    public bool Has(string name) => Text(name).Length > 0 || Rows(name).Count > 0;
}
