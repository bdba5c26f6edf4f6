// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Shared resources: instruments that a member opens to the others, with their rules and rates
interface IResources {
    enum State {
        None,
        Open,
        Withdrawn
    }

    /// @notice How a resource may be booked. All of it together fills one storage word.
    /// @param opensAt First bookable quarter of an hour of a day in the resource's own zone, 0 to 95.
    /// @param closesAt The quarter of an hour at which it closes, 1 to 96, after `opensAt`.
    /// @param zoneOffset The zone's distance from UTC in quarters of an hour: 32 for Asia/Shanghai.
    /// @param openDays Bit n set: open on weekday n, Monday being 0.
    /// @param shortest Fewest slots of a booking, at least 1.
    /// @param longest Most slots of a booking.
    /// @param horizonDays How far ahead a booking may begin.
    /// @param needsApproval Whether the owner's steward must approve a booking.
    struct Rules {
        uint8 opensAt;
        uint8 closesAt;
        int8 zoneOffset;
        uint8 openDays;
        uint16 shortest;
        uint16 longest;
        uint16 horizonDays;
        bool needsApproval;
    }

    /// @notice Prices of an hour in fen, by the class of the user.
    /// @param own Users of the owner itself; recorded, never owed.
    /// @param member Universities, institutes and governments of the alliance.
    /// @param enterprise Enterprises of the alliance.
    struct Rate {
        uint64 own;
        uint64 member;
        uint64 enterprise;
    }

    /// @notice Catalogue data of a resource: public, and about a thing.
    /// @param nameZh Name in Chinese.
    /// @param nameEn Name in English.
    /// @param category Kind of instrument, a code of the catalogue ("electron-microscope").
    /// @param location Campus and room.
    /// @param purchaseValueMinor What it cost, in fen.
    struct Description {
        string nameZh;
        string nameEn;
        string category;
        string location;
        uint128 purchaseValueMinor;
    }

    /// @notice A resource was published.
    event ResourcePublished(
        uint32 indexed resource,
        MemberId indexed owner,
        Description description,
        Rules rules,
        address steward
    );

    /// @notice A resource's catalogue data are now these.
    event DescriptionChanged(uint32 indexed resource, Description description, address steward);

    /// @notice A resource's booking rules are now these.
    event RulesChanged(uint32 indexed resource, Rules rules, address steward);

    /// @notice A resource has a new rate version; bookings made before keep theirs.
    event RateChanged(uint32 indexed resource, uint16 version, Rate rate, address steward);

    /// @notice A resource was withdrawn from or reopened for new bookings.
    event StateChanged(uint32 indexed resource, State state, address steward);

    /// @notice There is no such resource.
    error Resources_UnknownResource(uint32 resource);

    /// @notice The resource takes no new bookings.
    error Resources_NotOpen(uint32 resource);

    /// @notice The resource never had that rate version.
    error Resources_UnknownRate(uint32 resource, uint16 version);

    /// @notice The rules contradict each other or are out of range.
    error Resources_BadRules();

    /// @notice A name, a category or a state is missing.
    error Resources_Incomplete();

    /// @notice Publishes a resource with its rules and its first rate; the caller must be the owner's steward.
    function publish(
        MemberId owner,
        Description calldata description,
        Rules calldata rules,
        Rate calldata rate
    ) external returns (uint32 resource);

    function describe(uint32 resource, Description calldata description) external;

    function setRules(uint32 resource, Rules calldata rules) external;

    function setRate(uint32 resource, Rate calldata rate) external returns (uint16 version);

    function setState(uint32 resource, State state) external;

    function getRules(uint32 resource) external view returns (Rules memory);

    function getRate(uint32 resource, uint16 version) external view returns (Rate memory);

    function getOwner(uint32 resource) external view returns (MemberId);

    function getState(uint32 resource) external view returns (State);

    /// @notice The highest number of a resource, those of predecessors included.
    function getResourceCount() external view returns (uint32);
}
