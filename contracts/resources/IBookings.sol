// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Bookings of resources: hold, approval, metered usage, charge
/// @notice A booking is a half-open range of slots on one resource. Occupancy is a bitmap of one bit a slot, so that
/// two bookings can never overlap and the check costs the same however many there are.
interface IBookings {
    enum Status {
        None,
        Requested,
        Approved,
        Declined,
        Cancelled,
        Metered,
        Contested,
        Charged
    }

    /// @notice A booking. All of it fills one storage word.
    /// @param user The member that booked.
    /// @param status Where it stands.
    /// @param start First slot.
    /// @param length Number of slots.
    /// @param rateVersion The rate version in force when it was booked; it never changes.
    /// @param rateClass 0 own, 1 member, 2 enterprise.
    /// @param usedMinutes Metered usage, at most what was booked.
    /// @param deemedAt When unanswered usage counts as confirmed, seconds UTC, or after a pause later; zero before
    /// metering.
    /// @param contested Whether its usage was contested; that is possible once.
    struct Booking {
        MemberId user;
        Status status;
        uint32 start;
        uint16 length;
        uint16 rateVersion;
        uint8 rateClass;
        uint32 usedMinutes;
        uint64 deemedAt;
        bool contested;
    }

    /// @notice A member booked a resource.
    /// @param resource The resource.
    /// @param number Counts the bookings of that resource from 1; with the resource it names the booking.
    /// @param user The member that booked.
    /// @param start First slot.
    /// @param length Number of slots.
    /// @param rateVersion Rate version that will price it.
    /// @param rateClass Class of the user in that rate.
    /// @param status Requested where a steward must approve, else approved.
    /// @param agreement The agreement under which it was made; zero where the owner booked.
    /// @param researcher The officer who booked.
    event BookingMade(
        uint32 indexed resource,
        uint32 indexed number,
        MemberId indexed user,
        uint32 start,
        uint16 length,
        uint16 rateVersion,
        uint8 rateClass,
        Status status,
        uint32 agreement,
        address researcher
    );

    /// @notice A booking is now approved, declined, cancelled or contested.
    event BookingStatusChanged(uint32 indexed resource, uint32 indexed number, Status status, address by);

    /// @notice The owner metered a booking's usage.
    event UsageMetered(
        uint32 indexed resource,
        uint32 indexed number,
        uint32 usedMinutes,
        uint64 deemedAt,
        address steward
    );

    /// @notice A usage was confirmed, or deemed so, and priced.
    /// @param amountMinor Fen; rate an hour × minutes / 60, rounded down.
    /// @param obligation The line it became; zero where the owner used its own resource or the amount is zero.
    event UsageCharged(
        uint32 indexed resource,
        uint32 indexed number,
        uint128 amountMinor,
        uint64 obligation,
        address by
    );

    /// @notice Slots are closed for maintenance.
    event OutageMade(uint32 indexed resource, uint32 indexed number, uint32 start, uint16 length, address steward);

    /// @notice An outage was lifted.
    event OutageLifted(uint32 indexed resource, uint32 indexed number, uint32 start, uint16 length, address steward);

    /// @notice The slot is taken by another booking or an outage. The first such slot is named.
    error Bookings_SlotTaken(uint32 resource, uint32 slot);

    /// @notice The price is no longer the one that the user saw: the rate version in force is another.
    error Bookings_RateChanged(uint32 resource, uint16 seen, uint16 current);

    /// @notice Members book from each other under an agreement on the sharing of resources, and none was named.
    error Bookings_AgreementMissing(MemberId user, MemberId owner);

    /// @notice An owner books what is its own under no agreement.
    error Bookings_AgreementNotNeeded(uint32 resource, uint32 agreement);

    /// @notice A booking has at least one slot.
    error Bookings_Empty();

    /// @notice It would begin before now.
    error Bookings_InThePast(uint32 start, uint32 earliest);

    /// @notice It would begin after the horizon.
    error Bookings_BeyondHorizon(uint32 start, uint32 latest);

    /// @notice It is shorter or longer than the resource's rules allow.
    error Bookings_LengthOutOfRange(uint16 length, uint16 shortest, uint16 longest);

    /// @notice It does not lie within the opening hours of one open day.
    error Bookings_OutsideOpeningHours(uint32 resource, uint32 start, uint16 length);

    /// @notice There is no such booking.
    error Bookings_UnknownBooking(uint32 resource, uint32 number);

    /// @notice There is no such outage.
    error Bookings_UnknownOutage(uint32 resource, uint32 number);

    /// @notice The booking's status does not allow the step.
    error Bookings_StatusForbids(uint32 resource, uint32 number, Status status);

    /// @notice The approved booking has begun; it can be metered, no longer cancelled.
    error Bookings_AlreadyBegun(uint32 resource, uint32 number, uint32 start);

    /// @notice The booked time is over; a request for it can no longer be approved.
    error Bookings_AlreadyOver(uint32 resource, uint32 number, uint32 end);

    /// @notice The booking has not begun; it can be cancelled, not yet metered.
    error Bookings_NotYetBegun(uint32 resource, uint32 number, uint32 start);

    /// @notice More minutes than were booked.
    error Bookings_MoreThanBooked(uint32 usedMinutes, uint32 bookedMinutes);

    /// @notice The user still has time to answer.
    error Bookings_NotYetDeemed(uint32 resource, uint32 number, uint64 deemedAt);

    /// @notice The usage was contested and metered again: what stands now is charged, and then disputed in settlement.
    error Bookings_AlreadyContested(uint32 resource, uint32 number);

    /// @notice The time to answer is over.
    error Bookings_AnswerTooLate(uint32 resource, uint32 number, uint64 deemedAt);

    /// @notice Books a resource for the caller's member.
    /// @param resource The resource.
    /// @param user The member; the caller must be its researcher.
    /// @param start First slot.
    /// @param length Number of slots.
    /// @param rateVersion The rate version whose price the user saw; it must be the one in force.
    /// @param agreement An agreement on the sharing of resources that is in force now and binds user and owner. The
    /// booking stands though it ends before the booked time. Zero where the user is the owner.
    /// @return number The booking's number.
    function book(
        uint32 resource,
        MemberId user,
        uint32 start,
        uint16 length,
        uint16 rateVersion,
        uint32 agreement
    ) external returns (uint32 number);

    /// @notice The owner's steward approves a requested booking before its end.
    function approve(uint32 resource, uint32 number) external;

    /// @notice The owner's steward declines a requested booking; its slots are free again.
    function decline(uint32 resource, uint32 number) external;

    /// @notice A researcher of the booking member cancels: an approved booking before its start, a request at any time.
    /// The slots are free again.
    function cancel(uint32 resource, uint32 number) external;

    /// @notice The owner's steward records what was really used; also answers a contested usage.
    function meter(uint32 resource, uint32 number, uint32 usedMinutes) external;

    /// @notice A researcher of the booking member confirms the metered usage, which posts the charge.
    function confirm(uint32 resource, uint32 number) external;

    /// @notice A researcher of the booking member contests the metered usage, once; the steward meters again. That is
    /// possible until the time of the metering is over, and, where this contract was paused since, for as long again
    /// after the pause.
    function contest(uint32 resource, uint32 number) external;

    /// @notice Anyone posts the charge of a usage that was not answered in time; the time is that of {contest}.
    function deem(uint32 resource, uint32 number) external;

    /// @notice The owner's steward closes free slots for maintenance.
    function makeOutage(uint32 resource, uint32 start, uint16 length) external returns (uint32 number);

    /// @notice The owner's steward lifts an outage.
    function liftOutage(uint32 resource, uint32 number) external;

    function getBooking(uint32 resource, uint32 number) external view returns (Booking memory);

    /// @notice The slots taken on a day counted from 1970 in UTC: bit n is the day's n-th quarter of an hour.
    function getOccupancy(uint32 resource, uint32 day) external view returns (uint96);
}
