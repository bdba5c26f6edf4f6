/** The frame of every room: header, navigation (a bar of tabs on the phone), content, status bar. */
import { Link, Outlet } from "@tanstack/react-router";
import { type ReactNode, use } from "react";
import { useKeptFocus } from "./focus.ts";
import { IdentityControl } from "./identity-control.tsx";
import classes from "./layout.module.css";
import { useStatus } from "./queries.ts";
import type { Room } from "./room.ts";
import { RoomsContext } from "./rooms-context.ts";
import { useLanguage, useWords } from "./speech.ts";
import { StatusBar } from "./status-bar.tsx";
import { UpgradeNotice } from "./upgrade-notice.tsx";
import { shellWords } from "./words.ts";

export function Layout() {
  const say = useWords(shellWords);
  const rooms = use(RoomsContext);
  useKeptFocus();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {say("skipToContent")}
      </a>
      <Header>
        <IdentityControl />
      </Header>
      <nav className={classes.navigation} aria-label={say("mainNavigation")}>
        {rooms.map((room) => (
          <RoomLink key={room.words.room} room={room} />
        ))}
      </nav>
      <main id="content" className={classes.content} tabIndex={-1}>
        <Away />
        <UpgradeNotice />
        <Outlet />
      </main>
      <StatusBar />
    </div>
  );
}

/** On the phone, where the status bar is not shown. */
function Away() {
  const say = useWords(shellWords);
  const status = useStatus();
  if (!status.isError) return null;
  return (
    <p role="status" className={classes.away}>
      {say("unreachable")}
    </p>
  );
}

function RoomLink({ room }: { room: Room }) {
  const say = useWords(room.words);
  if (room.navigation === undefined) return null;
  const { to, icon: Picture } = room.navigation;
  return (
    <Link to={to} className={classes.room} activeProps={{ "data-active": true }} activeOptions={{ exact: to === "/" }}>
      <Picture size={20} stroke={1.6} aria-hidden />
      <span>{say("title")}</span>
    </Link>
  );
}

/** Also stands above the pages that need no rooms: preparing and set-up. */
export function Header({ children }: { children?: ReactNode }) {
  const say = useWords(shellWords);
  const [language, choose] = useLanguage();
  const status = useStatus();
  return (
    <header className={classes.header}>
      <a href="/" className={classes.brand}>
        <Mark />
        <span className={classes.product}>{say("product")}</span>
      </a>
      {status.data?.demo && (
        <span className={classes.demo} title={say("demoDataHint")}>
          <span className={classes.demoLong}>{say("demoData")}</span>
          <span className={classes.demoShort}>{say("demoShort")}</span>
        </span>
      )}
      <div className={classes.controls}>
        {children}
        <button
          type="button"
          className={classes.language}
          lang={language === "en" ? "zh-CN" : "en"}
          title={say("otherLanguageHint")}
          onClick={() => choose(language === "en" ? "zh-CN" : "en")}
        >
          {say("otherLanguage")}
        </button>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="8" fill="#0b5c5c" />
      <path d="M10.5 10.5h9M10.5 14.5h9M10.5 18.5h9" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
