using System.Text;

namespace TuSoi.Office.Docx.Writing;

/// <summary>Collects markup that stays and pieces that change.</summary>
internal sealed class SegmentBuilder
{
    private readonly StringBuilder literal = new();
    private readonly List<Segment> segments = [];

    public SegmentBuilder Add(string markup)
    {
        literal.Append(markup);
        return this;
    }

    public SegmentBuilder Add(Segment segment)
    {
        Flush();
        segments.Add(segment);
        return this;
    }

    public Segment[] Build()
    {
        Flush();
        return [.. segments];
    }

    private void Flush()
    {
        if (literal.Length == 0) return;
        segments.Add(new Segment.Literal(Encoding.UTF8.GetBytes(literal.ToString())));
        literal.Clear();
    }
}
