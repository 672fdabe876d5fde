using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Yaml;

/// <summary>One YAML text and the list its problems go to. Nodes keep their line and column.</summary>
public sealed class YamlFile(string name, Problems problems)
{
    public string Name => name;

    public Problems Problems => problems;

    /// <summary>The root mapping, or null after telling why there is none.</summary>
    public static YamlMappingNode? Parse(string text, YamlFile file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return root;
            file.Problems.Add(new Mark(file.Name, 1, 1), "yaml.root", "Tệp phải chứa đúng một bảng “khóa: giá trị”.");
        }
        catch (YamlException e)
        {
            var at = new Mark(file.Name, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
            file.Problems.Add(at, "yaml.syntax", $"Không đọc được YAML: {(e.InnerException ?? e).Message}");
        }
        return null;
    }

    public Mark At(YamlNode node) => new(name, (int)node.Start.Line, (int)node.Start.Column);

    public void Refuse(YamlNode node, string code, string message) => problems.Add(At(node), code, message);
}
