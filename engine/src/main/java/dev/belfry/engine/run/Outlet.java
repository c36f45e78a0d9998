package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;

/** Where sources and sinks put what they have for the driver. */
interface Outlet {
    void put(Input input);
}
