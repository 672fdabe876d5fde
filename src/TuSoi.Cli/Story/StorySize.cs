using TuSoi.Rostering;
using TuSoi.Rules.Packs;

namespace TuSoi.Cli.Story;

/// <summary>How large the story's roster is.</summary>
internal sealed record StorySize(int Organisations, int Members)
{
    /// <summary>Rows that only a larger roster can meet: a chapter gets sections from 31 cells on.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    public int Lanes { get; init; } = 8;

    public static StorySize? Named(string name, Pack pack) => name switch
    {
        "small" => new StorySize(WorkbookSample.LeastOrganisationsOf(pack), WorkbookSample.LeastMembersOf(pack, WorkbookSample.LeastOrganisationsOf(pack))) { Without = ["SPC-110"], Lanes = 1 },
        "full" => new StorySize(60, 5000),
        _ => null,
    };
}
