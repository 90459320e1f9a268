package dev.serverlease.stage.application;

/**
 * The lessee's name as lists and task cards show it: an individual's is masked (PIPL art. 6: no more than is needed).
 */
final class DisplayName {

    private DisplayName() {}

    static String of(Application application) {
        var name = application.lesseeName();
        return application.lesseeIsIndividual() ? name.substring(0, name.offsetByCodePoints(0, 1)) + "**" : name;
    }
}
