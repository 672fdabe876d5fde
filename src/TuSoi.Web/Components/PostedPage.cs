using Microsoft.AspNetCore.Components;

namespace TuSoi.Web.Components;

/// <summary>
/// A page that is drawn once everything is read. Its forms come and go with the state of the work: it asks which form was sent, so that a form sent twice, or sent
/// from a page that is out of date, still finds its handler and gets an answer in words.
/// </summary>
public abstract class PostedPage : ActPage
{
    protected bool Posted(string form) => PostedForm == form;

    protected string PostedForm => IsPost && Http.Request.HasFormContentType ? Http.Request.Form["_handler"].ToString() : "";

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Asks for permission and reads everything that the page shows.</summary>
    protected abstract Task LoadAsync();
}
