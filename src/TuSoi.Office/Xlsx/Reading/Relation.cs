using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>That one part of the package uses another.</summary>
internal sealed record Relation(string Id, string Type, string Target)
{
    /// <summary>Whether it is of this kind, in the transitional or the strict namespace.</summary>
    public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);

    public static IReadOnlyList<Relation> Read(XmlReader xml, string folder)
    {
        var relations = new List<Relation>();
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "Relationship" && Attribute("TargetMode") != "External")
                relations.Add(new(Attribute("Id"), Attribute("Type"), Path(folder, Attribute("Target"))));
        }
        return relations;

        string Attribute(string name) => xml.GetAttribute(name) ?? "";
    }

    private static string Path(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not (".." or "."))
                path.Add(step);
        }
        return string.Join('/', path);
    }
}
