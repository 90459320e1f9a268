package dev.serverlease.evidence.verify;

import eu.europa.esig.dss.cades.validation.CMSDocumentValidator;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.X500PrincipalHelper;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.jspecify.annotations.Nullable;

/** The signature under the manifest: over these bytes, by the lessor, when, and under whose certificates. */
final class SealCheck {

    private static final String NAME = "manifest.p7s";

    private static final Pattern CONTRACTS = Pattern.compile("contract/(?:text-\\d+\\.json|issued(?:-\\d+)?\\.pdf)");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private static final Set<SubIndication> REVOKED =
            Set.of(SubIndication.REVOKED, SubIndication.REVOKED_NO_POE, SubIndication.REVOKED_CA_NO_POE);

    private final Trusted trusted;
    private final Clock clock;

    SealCheck(Trusted trusted, Clock clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    void check(BundleFile bundle, Manifest manifest, Report report) {
        var signature = bundle.bytes(NAME);
        var signed = bundle.bytes("manifest.json");
        if (signature == null || signed == null) {
            report.fails("缺少清单签名 manifest.p7s，无法证明证据包由谁作出", "manifest.p7s is missing: nobody signed the manifest");
            return;
        }
        Reports reports;
        try {
            reports = validate(signature, signed);
        } catch (RuntimeException e) {
            // the library answers bytes that make no sense with whatever it stumbled over
            report.fails("manifest.p7s 不是可读的签名，被改动过", "manifest.p7s is no readable signature: it was altered");
            return;
        }
        var found = reports.getDiagnosticData().getSignatures();
        if (found.size() != 1) {
            report.fails(
                    "manifest.p7s 应当恰有一个签名，实有 " + found.size() + " 个",
                    "manifest.p7s should hold one signature, it holds " + found.size());
            return;
        }
        judge(reports, found.get(0), manifest, bundle, report);
        if (found.get(0).isTrustedChain()) {
            revocations(signature, found.get(0), report);
        }
    }

    /** What the reader's own revocation lists say; those within the signature are as old as it is. */
    private void revocations(byte[] signature, SignatureWrapper found, Report report) {
        try {
            var signed = new CMSSignedData(signature);
            var all = CmsCertificates.all(signed.getCertificates());
            trusted.listsOfOthers(all)
                    .forEach(issuer -> report.undecided(
                            "吊销列表（" + issuer + "）不是由信任清单中的机构签发，未采用",
                            "The revocation list of " + issuer
                                    + " was issued by nobody among your anchors and is not used"));
            var at = found.getTimestampList().stream()
                    .map(TimestampWrapper::getProductionTime)
                    .map(Date::toInstant)
                    .min(Comparator.naturalOrder())
                    .orElse(clock.instant());
            new ReadersLists(trusted, report).check(signed, at);
        } catch (CMSException | IOException | GeneralSecurityException e) {
            report.fails("manifest.p7s 中的证书无法读取，被改动过", "The certificates in manifest.p7s cannot be read: altered");
        }
    }

    private Reports validate(byte[] signature, byte[] signed) {
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted.source());
        var validator = new CMSDocumentValidator(new InMemoryDocument(signature, NAME));
        validator.setDetachedContents(List.of(new InMemoryDocument(signed, "manifest.json")));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(clock.instant()));
        return validator.validateDocument();
    }

    private void judge(
            Reports reports, SignatureWrapper signature, Manifest manifest, BundleFile bundle, Report report) {
        if (!signature.isSignatureIntact() || !signature.isSignatureValid()) {
            report.fails(
                    "manifest.json 或者 manifest.p7s 在签名后被改动：签名与清单不符",
                    "manifest.json or manifest.p7s was altered after signing: the signature does not fit the manifest");
            return;
        }
        long before = report.failures();
        var stamps = signature.getTimestampList();
        stamps(stamps, report);
        var signer = signature.getSigningCertificate();
        var name = signer == null ? "?" : nameOf(signer);
        if (signer == null || !List.of(name, signer.getCommonName()).contains(manifest.lessor())) {
            report.fails(
                    "签名证书的主体是“" + name + "”，不是清单所列出租人“" + manifest.lessor() + "”：manifest.p7s 由他人签署",
                    "manifest.p7s was signed by “" + name + "”, not by the lessor “" + manifest.lessor() + "”");
        } else {
            isContracts(signer, name, bundle, report);
        }
        var indication = reports.getSimpleReport().getIndication(signature.getId());
        var reason = reports.getSimpleReport().getSubIndication(signature.getId());
        if (trusted.isEmpty()) {
            report.undecided(
                    "没有指定信任清单，不能确认“" + name + "”的证书由谁签发：加 --trust anchors.pem",
                    "No trust anchors given, so who certified “" + name + "” cannot be told: add --trust anchors.pem");
        } else if (!signature.isTrustedChain()) {
            report.fails(
                    "manifest.p7s 的签名证书（“" + name + "”）不是由您信任的机构签发",
                    "The certificate of manifest.p7s (“" + name + "”) was not issued by anyone among your anchors");
        } else if (reason != null && REVOKED.contains(reason)) {
            report.fails("签名证书在签名前已吊销", "The certificate had been revoked before it signed");
        } else if (indication == Indication.TOTAL_FAILED) {
            report.fails(
                    "清单签名 manifest.p7s 无效（" + reason + "）", "The signature manifest.p7s is invalid (" + reason + ")");
        } else if (indication == Indication.TOTAL_PASSED && report.failures() == before) {
            report.holds(
                    "清单签名：" + name + "，" + time(stamps) + "（时间戳：" + authority(stamps) + "）",
                    "The manifest was signed by " + name + ", " + time(stamps) + " Beijing time, stamped by "
                            + authority(stamps));
        } else if (report.failures() == before && stamps.stream().allMatch(TimestampWrapper::isTrustedChain)) {
            report.undecided(
                    "签名证书在签名时是否有效，无法判断（" + reason + "）",
                    "Whether the certificate was valid when it signed cannot be told (" + reason + ")");
        }
    }

    /**
     * The manifest is the signer's own word for who is the lessor; the contract is another's too. The credit code stays
     * when a company takes another name.
     */
    private static void isContracts(CertificateWrapper signer, String name, BundleFile bundle, Report report) {
        var code = codeOf(signer);
        bundle.files().keySet().stream()
                .filter(path -> CONTRACTS.matcher(path).matches())
                .map(path -> path.endsWith(".pdf")
                        ? NamedParties.of(Objects.requireNonNull(bundle.bytes(path)))
                        : NamedParties.lessorOf(Objects.requireNonNull(bundle.bytes(path))))
                .filter(parties -> parties.name("lessor").isPresent())
                .filter(parties -> parties.code("lessor") == null || code == null
                        ? !parties.name("lessor").get().equals(name)
                        : !code.equals(parties.code("lessor")))
                .findFirst()
                .ifPresent(parties -> {
                    var lessor = parties.name("lessor").get();
                    report.fails(
                            "清单由“" + name + "”签署，而合同载明的出租人是“" + lessor + "”：manifest.p7s 由他人签署",
                            "manifest.p7s was signed by “" + name + "”, but the contract's lessor is “" + lessor + "”");
                });
    }

    private static @Nullable String codeOf(CertificateWrapper certificate) {
        return Stream.of(certificate.getOrganizationIdentifier(), certificate.getSubjectSerialNumber())
                .filter(Objects::nonNull)
                .map(code -> code.replaceFirst("^[A-Z]{3}CN-", ""))
                .filter(code -> code.matches("[0-9A-Z]{18}"))
                .findFirst()
                .orElse(null);
    }

    private void stamps(List<TimestampWrapper> stamps, Report report) {
        if (stamps.isEmpty()) {
            report.fails("manifest.p7s 没有时间戳：签名时间无从证明，时间戳被去掉", "manifest.p7s has no time stamp: it was taken off");
            return;
        }
        if (!stamps.stream()
                .allMatch(stamp ->
                        stamp.isMessageImprintDataIntact() && stamp.isSignatureIntact() && stamp.isSignatureValid())) {
            report.fails("manifest.p7s 的时间戳与签名不符，被改动过", "A time stamp of manifest.p7s does not fit: it was altered");
        }
        if (stamps.stream()
                .filter(stamp -> stamp.getType().isArchivalTimestamp())
                .anyMatch(stamp -> !stamp.isAtsHashIndexValid())) {
            report.fails(
                    "manifest.p7s 中受存档时间戳保护的内容（证书、吊销信息或者签名时间戳）被改动",
                    "Something in manifest.p7s that its archive time stamp covers was altered: a certificate, revocation"
                            + " data or the stamp of the signature");
        }
        if (stamps.stream().noneMatch(stamp -> stamp.getType().isArchivalTimestamp())) {
            report.fails("manifest.p7s 没有存档时间戳，被去掉", "manifest.p7s has no archive time stamp: it was taken off");
        }
        var untold = stamps.stream().filter(stamp -> !stamp.isTrustedChain()).toList();
        if (trusted.isEmpty() || untold.isEmpty()) {
            return;
        }
        if (untold.stream().anyMatch(this::claimsAnAnchor)) {
            report.fails(
                    "manifest.p7s 中时间戳的证书自称由您信任的机构签发，其实不是：被改动过",
                    "A time stamp's certificate in manifest.p7s claims an issuer among your anchors who did not issue it:"
                            + " it was altered");
        } else {
            report.undecided(
                    "时间戳机构“" + authority(stamps) + "”未列入信任清单：加 --trust",
                    "The time-stamp authority “" + authority(stamps)
                            + "” is not among your anchors: add it to --trust");
        }
    }

    private boolean claimsAnAnchor(TimestampWrapper stamp) {
        var certificate = stamp.getSigningCertificate();
        return certificate == null
                || trusted.source().getCertificates().stream()
                        .anyMatch(anchor -> certificate
                                .getCertificateIssuerDN()
                                .equals(new X500PrincipalHelper(
                                                anchor.getSubject().getPrincipal())
                                        .getRFC2253()));
    }

    private static String time(List<TimestampWrapper> stamps) {
        return stamps.stream()
                .map(TimestampWrapper::getProductionTime)
                .min(Comparator.naturalOrder())
                .map(Date::toInstant)
                .map(TIME::format)
                .orElse("?");
    }

    private static String authority(List<TimestampWrapper> stamps) {
        return stamps.stream()
                .map(TimestampWrapper::getSigningCertificate)
                .filter(certificate -> certificate != null)
                .map(SealCheck::nameOf)
                .distinct()
                .reduce((one, other) -> one + "、" + other)
                .orElse("?");
    }

    private static String nameOf(CertificateWrapper certificate) {
        var organisation = certificate.getOrganizationName();
        return organisation == null || organisation.isBlank() ? certificate.getCommonName() : organisation;
    }
}
