package dev.serverlease.evidence.verify;

import dev.serverlease.evidence.verify.AnchorCheck.Root;
import dev.serverlease.signature.TimeStamps;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** The time-stamp tokens of the anchors: over these roots, when, and by whom. */
final class StampCheck {

    /** How far the clocks of a service and of the product may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** A token that comes later proves less than the anchor says. */
    private static final Duration IN_TIME = Duration.ofHours(26);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private record Stamp(int anchor, Instant at, X509Certificate by) {}

    private final BundleFile bundle;
    private final Trusted trusted;
    private final Report report;
    private final List<Stamp> good = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();
    private final List<Integer> late = new ArrayList<>();
    private final List<Integer> ofOthers = new ArrayList<>();

    StampCheck(BundleFile bundle, Trusted trusted, Report report) {
        this.bundle = bundle;
        this.trusted = trusted;
        this.report = report;
    }

    /** Checks the tokens of these anchors, which prove something of the lease. */
    void check(Collection<Root> proving) {
        proving.forEach(this::check);
        undecided(
                missing,
                "尚无时间戳，作出的时间只有系统自己的记载",
                "no time stamp yet: that they were made when they say rests on the product alone");
        undecided(
                late,
                "的时间戳晚于自称的时间一日以上，只能证明较晚的时间",
                "a time stamp more than a day later than they say, and prove the later time alone");
        if (!trusted.isEmpty()) {
            undecided(
                    ofOthers,
                    "的时间戳机构未列入信任清单：加 --trust",
                    "time stamps of an authority that is not among your anchors: add it to --trust");
        }
        if (!good.isEmpty()) {
            var times = good.stream().map(Stamp::at).sorted().map(TIME::format).toList();
            var span = times.get(0) + (times.size() == 1 ? "" : " – " + times.get(times.size() - 1));
            report.holds(
                    "存证锚定的时间戳与根哈希一致：" + good.size() + " 个，" + span + "（" + authorities() + "）",
                    good.size() + " time stamps are over the roots of their anchors: " + span + " Beijing time, by "
                            + authorities());
        }
    }

    private void undecided(List<Integer> anchors, String zh, String en) {
        if (!anchors.isEmpty()) {
            var numbers = anchors.stream().map(String::valueOf).collect(Collectors.joining("、"));
            report.undecided("第 " + numbers + " 号存证锚定" + zh, "Anchors " + numbers + " have " + en);
        }
    }

    private void check(Root root) {
        var path = "anchors/" + root.number() + ".tst";
        var bytes = bundle.bytes(path);
        if (bytes == null) {
            missing.add(root.number());
            return;
        }
        try {
            var token = new TimeStampToken(new CMSSignedData(bytes));
            var certificates = CmsCertificates.all(token.getCertificates());
            if (!TimeStamps.isOver(token, HexFormat.of().parseHex(root.root()))) {
                report.fails(
                        "“" + path + "”不是第 " + root.number() + " 号存证锚定根哈希的时间戳：时间戳或者根哈希被改动、替换",
                        "“" + path + "” is not over the root of anchor " + root.number()
                                + ": the token or the root was altered or replaced");
                return;
            }
            var signer = CmsCertificates.of(token.getCertificates(), token.getSID()).stream()
                    .findFirst()
                    .orElseThrow(() -> new TSPException("no certificate of the signer"));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            judge(
                    root,
                    new Stamp(
                            root.number(), token.getTimeStampInfo().getGenTime().toInstant(), signer),
                    certificates);
        } catch (CMSException
                | TSPException
                | OperatorException
                | GeneralSecurityException
                | IOException
                | RuntimeException e) {
            // the library answers bytes that make no sense with whatever it stumbled over
            report.fails("“" + path + "”不是有效的时间戳，被改动过", "“" + path + "” is no valid time stamp: it was altered");
        }
    }

    private void judge(Root root, Stamp stamp, Collection<X509Certificate> certificates) {
        Instant said;
        try {
            said = Instant.parse(root.at());
        } catch (DateTimeParseException e) {
            report.fails(
                    "第 " + root.number() + " 号存证锚定的时间“" + root.at() + "”无法读取，被改动过",
                    "The time “" + root.at() + "” of anchor " + root.number() + " cannot be read: it was altered");
            return;
        }
        if (stamp.at().isBefore(said.minus(CLOCKS))) {
            report.fails(
                    "第 " + root.number() + " 号存证锚定自称作于 " + TIME.format(said) + "，其时间戳却早在 " + TIME.format(stamp.at())
                            + "：roots.jsonl 中的时间被改动",
                    "Anchor " + root.number() + " says that it was made at " + TIME.format(said)
                            + ", but was stamped before, at " + TIME.format(stamp.at())
                            + ": its time in roots.jsonl was altered");
        } else if (!trusted.leadsTo(stamp.by(), certificates, stamp.at())) {
            ofOthers.add(root.number());
        } else if (trusted.revokedAt(stamp.by(), certificates)
                .filter(since -> !since.isAfter(stamp.at()))
                .isPresent()) {
            report.fails(
                    "第 " + root.number() + " 号存证锚定的时间戳所用证书在加盖前已吊销",
                    "The certificate that stamped anchor " + root.number() + " had been revoked before");
        } else if (stamp.at().isAfter(said.plus(IN_TIME))) {
            late.add(root.number());
        } else {
            good.add(stamp);
        }
    }

    private String authorities() {
        return good.stream()
                .map(Stamp::by)
                .map(CmsCertificates::nameOf)
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
