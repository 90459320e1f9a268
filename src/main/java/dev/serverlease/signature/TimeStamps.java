package dev.serverlease.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.service.SecureRandomNonceSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.net.URI;
import java.time.Duration;

/** A time-stamp service whose failures say what to do. */
class TimeStamps implements TSPSource {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient TSPSource source;

    TimeStamps(String name, TSPSource source) {
        this.name = name;
        this.source = source;
    }

    static TimeStamps none() {
        return new TimeStamps("", (algorithm, digest) -> {
            throw SigningUnavailable.notConfigured();
        });
    }

    static TimeStamps online(URI url, Duration within) {
        var source = new OnlineTSPSource(url.toString(), new Network("application/timestamp-query", within));
        source.setNonceSource(new SecureRandomNonceSource());
        return new TimeStamps(url.toString(), source);
    }

    /** @throws SigningUnavailable if the service gives none in time */
    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
            return source.getTimeStampResponse(algorithm, digest);
        } catch (SigningUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw SigningUnavailable.timeStamp(name, e);
        }
    }
}
