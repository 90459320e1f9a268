package dev.serverlease.signature;

import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked whether a certificate was revoked. Only certificates under a trust anchor are asked about, so that
 * nobody can make this machine call an address of theirs.
 */
record Revocation(
        @Nullable RevocationSource<CRL> crl, @Nullable RevocationSource<OCSP> ocsp) {

    /** Nobody: what a file carries itself must do. */
    static final Revocation OFFLINE = new Revocation(null, null);

    static Revocation online(Duration within) {
        return new Revocation(
                new OnlineCRLSource(new Network(null, within)),
                new OnlineOCSPSource(new Network("application/ocsp-request", within)));
    }
}
