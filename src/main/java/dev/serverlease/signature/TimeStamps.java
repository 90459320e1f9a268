package dev.serverlease.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.service.SecureRandomNonceSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** The time-stamp service (RFC 3161) of the lessor's seal; its failures say what to do. */
public final class TimeStamps implements TSPSource {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient @Nullable TSPSource source;

    TimeStamps(String name, @Nullable TSPSource source) {
        this.name = name;
        this.source = source;
    }

    static TimeStamps none() {
        return new TimeStamps("", null);
    }

    /** Whether there is one to be asked. */
    public boolean isConfigured() {
        return source != null;
    }

    /**
     * Has a digest stamped.
     *
     * @param sha256 the digest's bytes, which the token covers as they are
     * @return the token in DER; {@code openssl ts -verify -token_in} checks it
     * @throws SigningUnavailable if the service gives no token over this digest in time
     */
    public byte[] stamp(byte[] sha256) {
        var token = getTimeStampResponse(DigestAlgorithm.SHA256, sha256).getBytes();
        if (!isOver(token, sha256)) {
            throw SigningUnavailable.timeStamp(name, new TSPException("a token over another digest"));
        }
        return token;
    }

    /** Whether these bytes are a token over this digest, signed by whoever it names; who that is, is not asked. */
    public static boolean isOver(byte[] bytes, byte[] sha256) {
        try {
            var token = new TimeStampToken(new CMSSignedData(bytes));
            var signer = (X509CertificateHolder) token.getCertificates()
                    .getMatches(token.getSID())
                    .iterator()
                    .next();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            return isOver(token, sha256);
        } catch (TSPException
                | CMSException
                | IOException
                | OperatorException
                | CertificateException
                | RuntimeException e) {
            // the library answers bytes that make no sense with whatever it stumbled over
            return false;
        }
    }

    /** Whether it names this digest, made by SHA-256; its signature is not looked at. */
    public static boolean isOver(TimeStampToken token, byte[] sha256) {
        var info = token.getTimeStampInfo();
        return info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(info.getMessageImprintDigest(), sha256);
    }

    static TimeStamps online(URI url, Duration within) {
        var source = new OnlineTSPSource(url.toString(), new Network("application/timestamp-query", within));
        source.setNonceSource(new SecureRandomNonceSource());
        return new TimeStamps(url.toString(), source);
    }

    /** @throws SigningUnavailable if the service gives none in time */
    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        if (source == null) {
            throw SigningUnavailable.notConfigured();
        }
        try {
            return source.getTimeStampResponse(algorithm, digest);
        } catch (RuntimeException e) {
            throw SigningUnavailable.timeStamp(name, e);
        }
    }
}
