namespace TuSoi.Rules.Scopes;

/// <summary>
/// The closed list of ways from one subject to others, used alike by conditions, caps, quotas, steps, deciders, access and dossiers.
/// A pack names them in snake_case; a list of relations is tried in order ("standing committee, else committee").
/// </summary>
public enum Relation
{
    /// <summary>The subject itself.</summary>
    Self,

    /// <summary>The same person in another capacity: as member, as leader.</summary>
    SamePerson,

    /// <summary>Members of the organisation.</summary>
    Members,

    /// <summary>Organisations directly below.</summary>
    Subordinates,

    /// <summary>The organisation and every unit below it, at any depth (AMB-69).</summary>
    UnitsBelow,

    /// <summary>The committee of the organisation.</summary>
    Committee,

    /// <summary>The standing committee of the organisation.</summary>
    StandingCommittee,

    /// <summary>Persons in the committee of the organisation, or in the collective itself.</summary>
    CommitteeMembers,

    /// <summary>The leadership collective of the unit.</summary>
    Leadership,

    /// <summary>Leadership collective and mass organisations at the organisation's own level.</summary>
    SameLevelBodies,

    /// <summary>The organisation to which a collective belongs.</summary>
    Organisation,

    /// <summary>The person heading the body.</summary>
    Head,

    /// <summary>Every body that the leader heads.</summary>
    Headed,

    /// <summary>The nearest organisation above, of a kind.</summary>
    Containing,

    /// <summary>The organisation directly above.</summary>
    Superior,

    /// <summary>The unit where a fault happened.</summary>
    UnitAtFault,

    /// <summary>The same subject in an earlier year.</summary>
    EarlierYear,
}
