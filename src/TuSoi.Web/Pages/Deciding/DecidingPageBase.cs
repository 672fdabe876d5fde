using Microsoft.AspNetCore.Components;
using TuSoi.Web.Components;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>
/// A page that is drawn once everything is read. Its forms come and go with the state of the work: it asks which form was sent, so that one that is sent twice, or from
/// a page that is out of date, still finds its handler and gets an answer in words.
/// </summary>
public abstract class DecidingPageBase : ActPage
{
    protected bool Posted(string form) => IsPost && Http.Request.HasFormContentType && Http.Request.Form["_handler"] == form;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Asks for permission and reads everything that the page shows.</summary>
    protected abstract Task LoadAsync();
}
