using System.Diagnostics;

namespace TuSoi.Web.Papers;

/// <summary>
/// Word files as PDF, by LibreOffice where it is installed. One at a time, with a folder of its own that goes afterwards; who is late is killed. The files
/// are our own papers, never what somebody has sent in.
/// </summary>
public sealed class PdfConverter : IDisposable
{
    private const string Soffice = "soffice";
    private static readonly TimeSpan Waits = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim one = new(1);
    private readonly string? program;

    public PdfConverter(string? path = null) => program = (path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Soffice)).FirstOrDefault(File.Exists);

    /// <summary>How long one file may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    public bool IsInstalled => program is not null;

    /// <returns>Null where it was too busy, too late or could not do it.</returns>
    public async Task<byte[]?> ConvertAsync(byte[] word, CancellationToken stop)
    {
        if (program is null || !await one.WaitAsync(Waits, stop)) return null;
        var folder = Directory.CreateTempSubdirectory("tusoi-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "giay.docx");
            await File.WriteAllBytesAsync(source, word, stop);
            if (!await RunAsync(folder.FullName, source, stop)) return null;
            var made = Path.Combine(folder.FullName, "ra", "giay.pdf");
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, stop) : null;
        }
        finally
        {
            one.Release();
            try { folder.Delete(recursive: true); }
            catch (IOException) { } // a killed program may still close its files; the system clears its temporary folder
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> RunAsync(string folder, string source, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program!, ["--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation=file://{folder}/ho-so", "--convert-to", "pdf", "--outdir", Path.Combine(folder, "ra"), source])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Limit);
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token), process.WaitForExitAsync(late.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            return false;
        }
    }
}
