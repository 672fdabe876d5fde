using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using TuSoi.Tests.Xlsx;
using Xunit;

namespace TuSoi.Tests.Docx;

/// <summary>A Word file as others read it: the validator of Open XML, the office suite.</summary>
internal static class Words
{
    public static void AssertValid(byte[] file, string what = "")
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var faults = new OpenXmlValidator().Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}").ToList();
        Assert.True(faults.Count == 0, $"{what}: {string.Join("\n", faults.Take(5))}");
    }

    /// <summary>All words in the order of the file.</summary>
    public static string Text(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return string.Join("\n", document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }

    public static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = new StreamReader(zip.GetEntry(name)!.Open());
        return part.ReadToEnd();
    }

    /// <summary>The words as LibreOffice reads them; skips the test where it is not installed.</summary>
    public static string ByLibreOffice(byte[] file) => Encoding.UTF8.GetString(LibreOffice.Convert(file, "docx", "txt", "txt:Text (encoded):UTF8"));

    /// <summary>For whoever wants to look: files go to the folder named in TUSOI_LOOK.</summary>
    public static void Show(string name, byte[] file)
    {
        if (Environment.GetEnvironmentVariable("TUSOI_LOOK") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".docx"), file);
    }
}
