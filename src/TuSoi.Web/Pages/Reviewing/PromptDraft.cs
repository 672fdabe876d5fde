using System.Text.Encodings.Web;
using System.Text.Json;
using TuSoi.Reviewing;

namespace TuSoi.Web.Pages.Reviewing;

/// <summary>Prompts written by the issuing body and not issued yet, as they are kept in its draft.</summary>
internal static class PromptDraft
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<DirectPrompt> prompts) => JsonSerializer.Serialize(prompts, Plain);

    public static IReadOnlyList<DirectPrompt> Read(string text)
    {
        try { return JsonSerializer.Deserialize<List<DirectPrompt>>(text) ?? []; }
        catch (JsonException) { return []; }
    }
}
