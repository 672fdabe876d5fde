using TuSoi.History;

namespace TuSoi.Publishing.Files;

/// <summary>What a file is of.</summary>
public enum FileKind { Statement, Slip, Minutes, Decision, Other }

/// <summary>A file is added to what was done in a step, such as the paper with its signatures. The journal has its digest, not its content.</summary>
public sealed record AttachFile : Act
{
    /// <summary>The organisation (as subject of the cycle) in which it is kept.</summary>
    public required long Unit { get; init; }

    /// <summary>Whose file it is: who is reviewed; for minutes and decisions the organisation or body itself.</summary>
    public required long Subject { get; init; }
    public required string Step { get; init; }
    public required FileKind Kind { get; init; }

    /// <summary>As it was called where it came from; tidied when it is kept.</summary>
    public required string Name { get; init; }

    /// <summary>By its content; found out here.</summary>
    public string Type { get; init; } = "";

    /// <summary>In bytes, as it is kept.</summary>
    public int Size { get; init; }

    /// <summary>SHA-256 of what is kept, in hexadecimal.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>A file that should not be there is taken back, before the paper is signed. Its content goes; that it was there stays.</summary>
public sealed record RemoveFile : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required long File { get; init; }
}
