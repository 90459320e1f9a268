package dev.serverlease.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code verify}: says of an evidence bundle what holds, what does not, and what cannot be told. */
public final class Verify {

    public static final String COMMAND = "verify";

    private static final String TRUST = "--trust";
    private static final String REVOKED = "--crl";
    private static final String ROOT = "--root";
    private static final String LANGUAGE = "--lang";

    private static final String USAGE = """
            用法 Usage: java -jar server-lease.jar verify bundle.zip [--trust anchors.pem] [--crl revoked.crl] [--root [number:]hash] [--lang zh|en|both]
              --trust   您信任的证书（PEM，可以附吊销列表）：出租人证书和时间戳的签发机构 the certificates that you trust, in PEM; revocation lists may stand there too
              --crl     签发机构公布的吊销列表（DER 或者 PEM） a revocation list as its certifier publishes it, DER or PEM
              --root    您保存的存证锚定邮件中的根哈希，64 位十六进制；前面写明邮件所载的编号和冒号的，可以判断该锚定是否早于证据包 an anchor's root from a mail that you kept, 64
                        hexadecimal digits; with the mail's number and a colon before it, a root that is missing can be told from a later one
            退出码 Exit code: 0 成立 holds, 1 不成立 does not hold, 2 无法判断 cannot be told
            """;

    private Verify() {}

    /**
     * @param arguments after the command's name
     * @return the exit code: 0 holds, 1 does not, 2 cannot be told, as when there is no such file
     */
    public static int run(List<String> arguments, Clock clock, PrintStream out) {
        var options = options(arguments);
        if (options.isEmpty()) {
            out.print(USAGE);
            return 2;
        }
        var given = options.get();
        if (!HeldRoot.isWritten(given.get(ROOT))) {
            out.println("“" + given.get(ROOT)
                    + "”不是根哈希：须为 64 位十六进制，前面可以写编号和冒号 This is no root: 64 hexadecimal digits, the anchor's number and a colon before them if"
                    + " you have it");
            out.print(USAGE);
            return 2;
        }
        var language =
                Report.Language.valueOf(given.getOrDefault(LANGUAGE, "both").toUpperCase(Locale.ROOT));
        try {
            var report = check(
                    Path.of(given.getOrDefault("", "")),
                    trusted(given.get(TRUST), given.get(REVOKED)),
                    Optional.ofNullable(given.get(ROOT)).map(HeldRoot::of),
                    clock);
            report.lines().forEach(line -> out.println(line.in(language)));
            return report.exitCode();
        } catch (IOException | GeneralSecurityException e) {
            out.println("无法读取 Cannot read: " + e.getMessage());
            return 2;
        }
    }

    /** Empty if they make no sense. The bundle's name stands under the empty name. */
    private static Optional<Map<String, String>> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var all = arguments.iterator(); all.hasNext(); ) {
            var argument = all.next();
            boolean named = Set.of(TRUST, REVOKED, ROOT, LANGUAGE).contains(argument);
            if ((!named && argument.startsWith("--")) || (named && !all.hasNext())) {
                return Optional.empty();
            }
            if (options.put(named ? argument : "", named ? all.next() : argument) != null) {
                return Optional.empty();
            }
        }
        boolean known = Set.of("zh", "en", "both").contains(options.getOrDefault(LANGUAGE, "both"));
        return options.containsKey("") && known ? Optional.of(options) : Optional.empty();
    }

    private static Trusted trusted(@Nullable String pem, @Nullable String revocations)
            throws IOException, GeneralSecurityException {
        var trusted = new Trusted();
        if (pem != null) {
            trusted.with(Path.of(pem));
        }
        return revocations == null ? trusted : trusted.withRevocations(Path.of(revocations));
    }

    /** Checks the whole bundle; what is found goes on being checked, so that every fault is named. */
    static Report check(Path zip, Trusted trusted, Optional<HeldRoot> root, Clock clock) throws IOException {
        var report = new Report();
        try {
            var bundle = BundleFile.read(zip);
            Manifest.read(bundle, report).ifPresent(manifest -> {
                var asOf = ReadersClock.notBehind(clock, bundle, trusted, report);
                new SealCheck(trusted, asOf).check(bundle, manifest, report);
                manifest.compare(bundle, report);
                var entries = AuditLines.check(bundle, manifest, report);
                RecordCheck.check(bundle, manifest, entries, report);
                RowTimes.check(entries, report);
                NamedPapers.check(bundle, manifest, report);
                NamedLetters.check(bundle, manifest, report);
                new SignedPapers(bundle, manifest, trusted, asOf, report).check();
                AnchorCheck.check(bundle, manifest, entries, trusted, root.orElse(null), report);
            });
        } catch (BundleFile.Refused e) {
            report.fails(e.zh(), e.en());
        }
        report.note(
                "本核验不证明申报的事实属实，也不证明签署人出于自愿",
                "This does not prove that what was declared is correct, nor that anybody signed freely");
        return report;
    }
}
