using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.WebEncoders;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rules.Yaml;
using TuSoi.Web.Entering;
using StoreOptions = TuSoi.Database.StoreOptions;

namespace TuSoi.Web.Hosting;

/// <summary>The program that serves pages: a database, packs, and the pages over them.</summary>
public sealed class Site : IAsyncDisposable
{
    public const long MostBody = 25 * 1024 * 1024;

    private readonly WebApplication app;
    private readonly Store? owned;

    private Site(WebApplication app, Store? owned) => (this.app, this.owned) = (app, owned);

    public IServiceProvider Services => app.Services;

    /// <summary>The address that was asked for, with the port that was given.</summary>
    public string Url => app.Urls.First();

    public static async Task<Site> BuildAsync(SiteOptions options, CancellationToken stop = default)
    {
        CheckAddress(options);
        var store = options.Store ?? await OpenStoreAsync(options, stop);
        try
        {
            var installation = await Installation.ReadAsync(store, stop);
            if (options.Demo && !installation.IsDemo) throw new StoreRefused("demo.unmarked", "Cơ sở dữ liệu này không phải bản trình diễn. Hãy chạy “./tusoi demo”.");
            if (installation.IsDemo && !options.IsLoopback) throw new StoreRefused("demo.address", "Cơ sở dữ liệu này là bản trình diễn, ai cũng vào được bằng một lần bấm: chỉ mở ở địa chỉ của chính máy này.");
            var app = Build(options, store, installation);
            return new Site(app, options.Store is null ? store : null);
        }
        catch
        {
            if (options.Store is null) await store.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="StoreRefused">A demo is asked to listen to others than this machine.</exception>
    public static void CheckAddress(SiteOptions options)
    {
        if (options.Demo && !options.IsLoopback) throw new StoreRefused("demo.address", "Bản trình diễn chỉ chạy ở địa chỉ của chính máy này (127.0.0.1 hoặc localhost). Hãy đổi --urls.");
    }

    public Task StartAsync(CancellationToken stop = default) => app.StartAsync(stop);

    public async Task RunAsync(CancellationToken stop)
    {
        await app.StartAsync(stop);
        foreach (var url in app.Urls) Console.WriteLine($"TuSoi đang chạy ở {url} – bấm Ctrl-C để dừng.");
        await app.WaitForShutdownAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (owned is not null) await owned.DisposeAsync();
    }

    private static Task<Store> OpenStoreAsync(SiteOptions options, CancellationToken stop)
    {
        var from = StoreOptions.FromEnvironment(options.Home) with { Tell = Console.Error.WriteLine };
        return options.Demo && from.Web is null ? Store.OpenPrivateAsync(from, Installation.DemoDatabase, stop) : Store.OpenAsync(from, stop);
    }

    private static WebApplication Build(SiteOptions options, Store store, Installation installation)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false"; // files of the build do not change while we serve: compressed once, kept by browsers
        builder.WebHost.UseStaticWebAssets().UseUrls(options.Urls).ConfigureKestrel(k =>
        {
            k.Configure(); // addresses are said with --urls alone: none comes from the environment, behind the back of who checks them
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = MostBody;
        });
        AddServices(builder.Services, options, store, installation);
        Logs.Configure(builder.Logging, options);
        var app = builder.Build();
        Pipeline.Use(app, options);
        return app;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<Accounts>().AddSingleton<SignIns>().AddSingleton<SecondStep>().AddSingleton<Halfway>().AddSingleton<Once>().AddSingleton<Welcome>().AddScoped<Passkeys>();
        // codes by time follow the clock of people's devices, also where a demo's clock stands elsewhere
        services.AddSingleton(s => new Totp(s.GetRequiredService<IDataProtectionProvider>(), TimeProvider.System));
        services.AddIdentityCore<Keyholder>().AddUserStore<Keyholders>();
        services.AddScoped<IPasskeyHandler<Keyholder>, PasskeyHandler<Keyholder>>();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        // of a server in front of us on this machine only whether people came by TLS is believed
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedProto);
        services.AddRateLimiter(Storms.Configure);
    }

    private static void AddServices(IServiceCollection services, SiteOptions options, Store store, Installation installation)
    {
        var problems = new Problems();
        var packs = new PackFolder(problems, [Path.Combine(options.Home, "packs"), .. options.OwnPacks is { } own ? [own] : Array.Empty<string>()]);
        TimeProvider clock = options.Clock ?? (installation.IsDemo ? new ShiftedClock(installation.ClockShift) : TimeProvider.System);
        services.AddSingleton(options).AddSingleton(store).AddSingleton(installation).AddSingleton(packs).AddSingleton(clock);
        services.AddSingleton(new CyclePacks(packs.Facts, packs.Holidays)).AddSingleton(s => new Desk(store, s.GetRequiredService<CyclePacks>(), clock));
        services.AddScoped<Visit>().AddSingleton<Told>().AddSingleton<DemoPersons>().AddSingleton<Papers.PdfConverter>();
        AddAccounts(services);
        // pages go over bad lines; what is secret in them (tokens of forms) is written differently each time
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddRazorComponents();
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy, o.FormFieldName) = ("tusoi-f", CookieSecurePolicy.SameAsRequest, "_f"));
        services.AddHttpContextAccessor();
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.KeyLengthLimit, o.ValueLengthLimit, o.MultipartBodyLengthLimit) = (20_000, 200, 1_000_000, MostBody));
        // the usual encoder writes every Vietnamese letter as a number
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddWebEncoders();
        services.AddDataProtection().SetApplicationName(StoreNames.Database).PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Home, ".data", "keys")));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Doorkeeper.Configure);
        services.AddAuthorization(o => o.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHealthChecks().AddAsyncCheck("database", async stop =>
        {
            await using var command = store.Web.CreateCommand("select 1");
            await command.ExecuteScalarAsync(stop);
            return HealthCheckResult.Healthy();
        }, ["ready"]);
    }
}
