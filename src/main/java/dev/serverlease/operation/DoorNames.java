package dev.serverlease.operation;

import dev.serverlease.operation.log.LogMarks;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Names the door of a request by its template: no number of a lease, no user and no link's secret comes into figures or
 * traces.
 */
@Component
class DoorNames extends DefaultServerRequestObservationConvention {

    private static final String OTHER = "UNKNOWN";

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        var ours = super.uri(context);
        return ours.getValue().equals(OTHER)
                ? KeyValue.of(
                        ours.getKey(),
                        EngineDoors.template(context.getCarrier().getRequestURI())
                                .orElse(OTHER))
                : ours;
    }

    /** A trace is found by the request's id; the address itself could hold a secret. */
    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        var request = LogMarks.request();
        return request == null ? KeyValues.empty() : KeyValues.of(LogMarks.REQUEST, request);
    }
}
