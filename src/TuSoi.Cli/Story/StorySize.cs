namespace TuSoi.Cli.Story;

/// <summary>How large the story's roster is.</summary>
internal sealed record StorySize(int Organisations, int Members)
{
    public static StorySize? Named(string name) => name switch
    {
        "small" => new StorySize(Rostering.WorkbookSample.LeastOrganisations, Rostering.WorkbookSample.LeastMembers(Rostering.WorkbookSample.LeastOrganisations)),
        "full" => new StorySize(60, 5000),
        _ => null,
    };
}
