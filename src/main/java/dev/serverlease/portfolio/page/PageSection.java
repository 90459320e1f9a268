package dev.serverlease.portfolio.page;

import java.util.Optional;

/** Shows one section of the figures; the order of the sections is that of their {@code @Order}. */
interface PageSection {

    /** Empty where these figures have nothing of it. */
    Optional<Section> of(Reading reading);
}
