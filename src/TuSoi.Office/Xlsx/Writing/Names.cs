namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The namespaces and content types of ECMA-376, transitional.</summary>
internal static class Names
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
}
