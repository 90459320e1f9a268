package dev.serverlease.evidence.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.cms.CMSSignedData;

/** What the reader's own revocation lists say of the certificates that signed. */
final class ReadersLists {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Trusted trusted;
    private final Report report;

    ReadersLists(Trusted trusted, Report report) {
        this.trusted = trusted;
        this.report = report;
    }

    /** @param at when it was signed at the latest */
    void check(CMSSignedData signed, Instant at) throws GeneralSecurityException, IOException {
        var all = CmsCertificates.all(signed.getCertificates());
        for (var signer : signed.getSignerInfos()) {
            for (var certificate : CmsCertificates.of(signed.getCertificates(), signer.getSID())) {
                trusted.revokedAt(certificate, all)
                        .ifPresent(since -> revoked(CmsCertificates.nameOf(certificate), since, at));
            }
        }
    }

    private void revoked(String name, Instant since, Instant signed) {
        if (since.isAfter(signed)) {
            report.note(
                    "签名证书（“" + name + "”）于 " + TIME.format(since) + " 吊销，在签名之后，不影响此签名",
                    "The certificate of “" + name + "” was revoked at " + TIME.format(since)
                            + " Beijing time, after it signed: this signature stands");
        } else {
            report.fails(
                    "签名证书（“" + name + "”）在签名前已于 " + TIME.format(since) + " 吊销",
                    "The certificate of “" + name + "” had been revoked at " + TIME.format(since)
                            + " Beijing time, before it signed");
        }
    }
}
