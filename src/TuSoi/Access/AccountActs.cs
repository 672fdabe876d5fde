using TuSoi.History;

namespace TuSoi.Access;

/// <summary>Something done to somebody's account. Acts say who and why; secrets and what is kept of them never stand in an act, so that the journal holds none.</summary>
public abstract record AccountAct : Act
{
    /// <summary>The owner of the account.</summary>
    public required long Person { get; init; }
}

/// <summary>An account is given, or another code to one that nobody has used: by whoever keeps the roster or acts for the person's own organisation.</summary>
public sealed record IssueAccount : AccountAct;

/// <summary>The first password, or the first after a reset, is set by whoever has the code.</summary>
public sealed record BeginAccount : AccountAct;

/// <summary>Somebody of the owner's organisation proposes that his password be replaced.</summary>
public sealed record ProposeReset : AccountAct
{
    /// <summary>The device is lost too: codes by time and keys of devices go with the password.</summary>
    public bool AllKeys { get; init; }
}

/// <summary>A second person of the organisation confirms it; from then on only the code opens the account.</summary>
public sealed record ConfirmReset : AccountAct
{
    public required long Reset { get; init; }
}

public sealed record WithdrawReset : AccountAct
{
    public required long Reset { get; init; }
}

public sealed record ChangePassword : AccountAct;

/// <summary>From now on a code by time is asked for beside the password.</summary>
public sealed record RequireTotp : AccountAct;

public sealed record DropTotp : AccountAct;

/// <summary>One of the codes for a lost device was used.</summary>
public sealed record UseRecoveryCode : AccountAct;

public sealed record AddPasskey : AccountAct
{
    /// <summary>What the owner calls the device.</summary>
    public required string Name { get; init; }
}

public sealed record RemovePasskey : AccountAct
{
    public required string Name { get; init; }
}
