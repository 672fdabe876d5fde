using System.Globalization;
using System.Xml.Linq;

namespace TuSoi.Office.Docx.Writing;

/// <summary>Millimetres and points as Word counts them, and attributes of a template.</summary>
internal static class Lengths
{
    /// <summary>Twentieths of a point.</summary>
    public static int Twips(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);

    public static int TwipsOfPoints(double points) => (int)Math.Round(points * 20);

    public static int HalfPoints(double points) => (int)Math.Round(points * 2);

    public static double? Number(this XElement at, string name) => at.Attribute(name) is { } a ? double.Parse(a.Value, CultureInfo.InvariantCulture) : null;

    public static bool Says(this XElement at, string name, string value = "yes") => at.Attribute(name)?.Value == value;

    public static string Text(this XElement at, string name, string otherwise = "") => at.Attribute(name)?.Value ?? otherwise;
}
