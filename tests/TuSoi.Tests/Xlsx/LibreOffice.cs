using System.Diagnostics;
using Xunit;

namespace TuSoi.Tests.Xlsx;

/// <summary>The office suite of the machine, as a second reader and writer of workbooks.</summary>
internal static class LibreOffice
{
    private const string Program = "soffice";

    /// <summary>The file converted; skips the test where LibreOffice is not installed.</summary>
    public static byte[] Convert(byte[] file, string from, string to, string? filter = null)
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, Program)));
        if (!isInstalled)
            Assert.Skip("soffice (LibreOffice) is not installed.");
        var folder = Directory.CreateTempSubdirectory("tusoi-xlsx-").FullName;
        try
        {
            var (source, target) = (Path.Combine(folder, $"in.{from}"), Path.Combine(folder, "out"));
            File.WriteAllBytes(source, file);
            // a profile of its own, else two conversions at once hand their work to one process
            using var process = Process.Start(new ProcessStartInfo(Program,
                ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", filter ?? to, "--outdir", target, source])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
                process.Kill(entireProcessTree: true);
            return File.ReadAllBytes(Path.Combine(target, $"in.{to}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
