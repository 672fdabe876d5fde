namespace TuSoi.Cli.Story;

/// <summary>The story came to something that must not happen: an act was refused, or a step has nobody to do it.</summary>
internal sealed class StoryBroken(string sentence) : Exception(sentence);
